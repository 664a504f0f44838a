refusal-minutes-already-issued = इस बैठक का कार्यवाही विवरण जारी हो चुका है
refusal-directive-closed = यह निर्देश निराकृत हो चुका है
refusal-directive-still-open = यह निर्देश अभी निराकृत नहीं हुआ
refusal-directive-still-open-do = पहले इसका निराकरण करें
refusal-minutes-already-approved = कार्यवाही विवरण अनुमोदित हो चुका है; बिन्दु नहीं बदलेंगे
refusal-minutes-not-approved = कार्यवाही विवरण अभी अध्यक्ष द्वारा अनुमोदित नहीं है
refusal-minutes-not-issued = इस बैठक का कार्यवाही विवरण अभी जारी नहीं हुआ
refusal-minutes-not-issued-do = पहले कार्यवाही विवरण जारी करें
refusal-too-many-files = एक प्रतिवेदन के साथ अधिकतम { $n } फाइलें ली जाती हैं
refusal-too-many-files-do = आवश्यक फाइलें चुनें; शेष अगले प्रतिवेदन के साथ दें
refusal-evidence-unnamed-do = पत्र हो तो पत्र क्रमांक, दिनांक और विषय, पंजी हो तो पंजी का नाम और प्रविष्टि, दोनों पूरे लिखें
refusal-filed-number-missing = अभिलेख का पत्र क्रमांक नहीं दिया गया
refusal-filed-number-missing-do = साक्ष्य में वह पत्र क्रमांक दें जिससे अभिलेख दाखिल है
refusal-nothing-to-check = इस अवधि में जाँच योग्य कोई निराकृत निर्देश नहीं है
refusal-may-not-check-do = चुना हुआ जाँचकर्ता पद ही परिणाम दे, जिसने न काम किया हो, न प्रतिवेदन स्वीकार किया हो
refusal-step-does-not-follow = निर्देश अभी { $state ->
    [issued] जारी
    [acknowledged] प्राप्ति स्वीकार
    [in-progress] प्रगतिरत
    [reported] प्रतिवेदन प्राप्त
    [returned] वापस
    [verified] सत्यापित
   *[dropped] निरस्त
 } की स्थिति में है; यह कदम यहाँ से नहीं उठता
