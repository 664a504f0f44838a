refusal-minutes-already-issued = इस बैठक का कार्यवाही विवरण जारी हो चुका है
refusal-directive-closed = यह निर्देश निराकृत हो चुका है
refusal-directive-still-open = यह निर्देश अभी निराकृत नहीं हुआ
refusal-directive-still-open-do = पहले इसका निराकरण करें
