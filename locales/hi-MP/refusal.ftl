refusal-minutes-already-issued = इस बैठक का कार्यवाही विवरण जारी हो चुका है
refusal-directive-closed = यह निर्देश निराकृत हो चुका है
refusal-directive-still-open = यह निर्देश अभी निराकृत नहीं हुआ
refusal-directive-still-open-do = पहले इसका निराकरण करें
refusal-minutes-already-approved = कार्यवाही विवरण अनुमोदित हो चुका है; बिन्दु नहीं बदलेंगे
refusal-minutes-not-approved = कार्यवाही विवरण अभी अध्यक्ष द्वारा अनुमोदित नहीं है
refusal-minutes-not-issued = इस बैठक का कार्यवाही विवरण अभी जारी नहीं हुआ
refusal-minutes-not-issued-do = पहले कार्यवाही विवरण जारी करें
