# Each refusal of a rule: what stood against it, and what may be done instead.
refusal-place-twice = स्थान { $place } दो बार दिया गया है
refusal-place-twice-do = एक ही बार रखें और फिर दें
refusal-place-without-parent = स्थान { $place } का ऊपरी स्थान { $parent } नहीं मिला
refusal-place-without-parent-do = पहले ऊपरी स्थान जोड़ें
refusal-place-not-below-parent = स्थान { $place }, { $parent } के नीचे नहीं आ सकता
refusal-place-not-below-parent-do = स्थान का स्तर या ऊपरी स्थान सुधारें
refusal-deadline-before-review = समय-सीमा { $due } बैठक के दिन { $review } से पहले की है
refusal-deadline-before-review-do = बैठक के दिन या उसके बाद की तिथि दें
refusal-extension-not-later = नई समय-सीमा { $due } से आगे की नहीं है
refusal-extension-not-later-do = { $due } के बाद की तिथि दें
refusal-not-the-owner = यह निर्देश इस पद का नहीं है
refusal-not-the-owner-do = उत्तरदायी पद से काम करें
refusal-doer-may-not-judge = जिसने काम किया, वही उसे सत्यापित नहीं कर सकता
refusal-doer-may-not-judge-do = दूसरे पद से सत्यापित कराएँ
refusal-step-does-not-follow = निर्देश अभी { $state ->
    [issued] जारी
    [acknowledged] प्राप्ति स्वीकार
    [in-progress] प्रगतिरत
    [reported] आख्या प्राप्त
    [returned] वापस
    [verified] सत्यापित
   *[dropped] निरस्त
 } की स्थिति में है; यह कदम यहाँ से नहीं उठता
refusal-step-does-not-follow-do = निर्देश का पृष्ठ देखकर अगला सही कदम चुनें
refusal-directive-closed = यह निर्देश निस्तारित हो चुका है
refusal-directive-closed-do = आगे की बात के लिए नया निर्देश दें
refusal-directive-still-open = यह निर्देश अभी निस्तारित नहीं हुआ
refusal-directive-still-open-do = पहले इसे निस्तारित करें
refusal-words-missing = शब्द नहीं लिखे गए
refusal-words-missing-do = जो कहना है, पूरे शब्दों में लिखें
refusal-owner-missing = कोई उत्तरदायी पद नहीं चुना गया
refusal-owner-missing-do = कम से कम एक पद चुनें
refusal-name-unknown = “{ $name }” नाम का कोई पद या स्थान इस बैठक-शृंखला में नहीं मिला
refusal-name-unknown-do = सूची में से नाम चुनें; एक से अधिक पद अर्धविराम (;) से अलग करें
refusal-owner-outside-series = “{ $post }” इस बैठक-शृंखला के अधीन नहीं है
refusal-owner-outside-series-do = इस पद को शृंखला के सदस्यों में जोड़ें, या निर्देश ऐसे अधिकारी को दें जो शृंखला के स्थान पर या उसके अधीन हो
refusal-minutes-already-issued = इस बैठक का कार्यवृत्त जारी हो चुका है
refusal-minutes-already-issued-do = यह बात अगली बैठक में रखें
refusal-agenda-not-drawn = इस बैठक की कार्यसूची अभी नहीं बनी
refusal-agenda-not-drawn-do = पहले कार्यसूची बनाएँ
refusal-agenda-item-missing = कार्यसूची में बिन्दु { $n } नहीं है
refusal-agenda-item-missing-do = बैठक का पृष्ठ फिर खोलें और बिन्दु चुनें
refusal-review-not-later = इस शृंखला की पिछली बैठक { $last } को हो चुकी है
refusal-review-not-later-do = { $last } के बाद की तिथि दें
refusal-sheet-already-taken = यही फ़ाइल पहले ली जा चुकी है (बही { $fact })
refusal-sheet-already-taken-do = कुछ नहीं बदला; नई फ़ाइल हो तो वह दें
refusal-sheet-has-faults = प्रपत्र में { $n } त्रुटियाँ हैं
refusal-sheet-has-faults-do = जाँच में बताए खाने सुधारकर फ़ाइल फिर दें
refusal-nothing-to-save = दर्ज करने को कुछ नहीं है
refusal-nothing-to-save-do = पहले कुछ भरें, फिर सहेजें
refusal-condition-already-met = आँकड़ा पहले से { $value } पर है
refusal-condition-already-met-do = इससे आगे का मान दें, या साक्ष्य की शर्त चुनें
refusal-file-empty = फाइल में कुछ नहीं है
refusal-file-empty-do = फाइल खोलकर देखें और भरी हुई फाइल दें
refusal-file-too-large = फाइल { $mb } MB से बड़ी है
refusal-file-too-large-do = अनावश्यक पन्ने और चित्र हटाकर फाइल छोटी करें, या भागों में दें; फोटो हो तो कैमरे में छोटा आकार चुनें
refusal-day-not-read = तिथि पढ़ी नहीं जा सकी
refusal-day-not-read-do = तिथि ऐसे लिखें: 30.09.2024 या 30 सितम्बर 2024
refusal-number-not-read = संख्या पढ़ी नहीं जा सकी
refusal-number-not-read-do = पूर्ण संख्या लिखें, जैसे 218 या 1,570
refusal-agenda-in-use = कार्यसूची पर काम हो चुका है, नए सिरे से नहीं बनेगी
refusal-agenda-in-use-do = छूटा हुआ बिन्दु हाथ से जोड़ें, या कारण सहित हटाएँ
refusal-post-held = इस तिथि को पद पर कोई कार्यरत है
refusal-post-held-do = पहले उनका प्रभार समाप्त करें, या बाद की तिथि दें
refusal-post-not-held = यह पद रिक्त है, इसका प्रभार किसी के पास नहीं है
refusal-post-not-held-do = पहले किसी को पद का प्रभार दें
refusal-has-own-post = इस व्यक्ति के पास अपना मूल पद पहले से है
refusal-has-own-post-do = यह पद अतिरिक्त प्रभार के रूप में दें, या पहले मूल पद का प्रभार समाप्त करें
refusal-ends-before-it-began = अन्तिम तिथि कार्यभार ग्रहण की तिथि { $from } से पहले की है
refusal-ends-before-it-began-do = { $from } या बाद की तिथि दें
refusal-file-kind-unknown = फाइल “{ $name }” न फोटो है, न PDF
refusal-file-kind-unknown-do = JPEG, PNG या WebP फोटो दें, या PDF; नाम बदलने से फाइल का प्रकार नहीं बदलता
refusal-too-many-files = एक आख्या के साथ अधिकतम { $n } फाइलें ली जाती हैं
refusal-too-many-files-do = आवश्यक फाइलें चुनें; शेष अगली आख्या के साथ दें
refusal-files-too-large = सभी फाइलें मिलाकर { $mb } MB से बड़ी हैं
refusal-files-too-large-do = कम या छोटी फाइलें चुनें; फोटो हो तो कैमरे में छोटा आकार चुनें
refusal-evidence-unnamed = पत्र या पंजी का सन्दर्भ अधूरा है
refusal-evidence-unnamed-do = पत्र हो तो पत्रांक, दिनांक और विषय, पंजी हो तो पंजी का नाम और प्रविष्टि, दोनों पूरे लिखें
refusal-text-too-long = एक खाने में अधिकतम { $n } अक्षर लिखे जा सकते हैं
refusal-text-too-long-do = बात संक्षेप में लिखें, या लम्बा पाठ PDF बनाकर साक्ष्य के रूप में दें
refusal-text-not-plain = लिखे हुए में ऐसे चिह्न हैं जो दिखाई नहीं देते
refusal-text-not-plain-do = वे चिह्न हटा दिए गए हैं; पढ़कर देखें और फिर भेजें
refusal-form-not-read = भेजा हुआ प्रपत्र पूरा नहीं पहुँचा
refusal-form-not-read-do = पृष्ठ फिर खोलें, प्रपत्र देखें और फिर भेजें
refusal-clock-behind = मशीन की घड़ी में { $now } बजा है, जबकि बही की पिछली प्रविष्टि { $last } की है
refusal-clock-behind-do = कार्यालय के तकनीकी प्रभारी से मशीन की घड़ी ठीक कराएँ, फिर भेजें
refusal-email-not-read = यह ई-मेल पता नहीं है
refusal-email-not-read-do = पता ऐसे लिखें: bdo-maitha@example.in; एक ही पता, बिना नाम के
refusal-phone-not-read = यह दूरभाष संख्या नहीं है
refusal-phone-not-read-do = दस अंकों की संख्या लिखें, जैसे 05112 271234 या 98765 43210
refusal-message-settled = इस संदेश का निपटारा हो चुका है
refusal-message-settled-do = संदेशों की सूची में इसकी स्थिति देखें
refusal-message-being-sent = यह संदेश इसी समय भेजा जा रहा है
refusal-message-being-sent-do = पन्द्रह मिनट बाद फिर देखें
refusal-message-waits = यह संदेश पहले से प्रेषण-सूची में है
refusal-message-waits-do = पद का ई-मेल दर्ज न हो तो दर्ज करें, या पाठ स्वयं आगे भेजें
refusal-clock-out-of-order = प्रविष्टि और परीक्षण के दिन सही क्रम में नहीं हैं
refusal-clock-out-of-order-do = प्रविष्टि परीक्षण से पहले बन्द हो, और बैठक से अधिकतम { $most } दिन पहले
refusal-series-ended = यह शृंखला { $on } को समाप्त हो चुकी है
refusal-series-ended-do = नई शृंखला बनाएँ, या दूसरी शृंखला चुनें
refusal-not-the-chair = यह केवल बैठक के अध्यक्ष कर सकते हैं
refusal-not-the-chair-do = अध्यक्ष के पद से करें
refusal-deputy-name-missing = प्रतिनिधि का नाम नहीं लिखा गया
refusal-deputy-name-missing-do = जो उपस्थित हुए उनका नाम लिखें, और पूर्वानुमति हो तो वह भी
refusal-minutes-already-approved = कार्यवृत्त अनुमोदित हो चुका है; बिन्दु नहीं बदलेंगे
refusal-minutes-already-approved-do = बदलना आवश्यक हो तो अध्यक्ष पहले अनुमोदन वापस लें
refusal-minutes-not-approved = कार्यवृत्त अभी अध्यक्ष द्वारा अनुमोदित नहीं है
refusal-minutes-not-approved-do = पहले अध्यक्ष के पद से अनुमोदित करें
refusal-minutes-not-issued = इस बैठक का कार्यवृत्त अभी जारी नहीं हुआ
refusal-minutes-not-issued-do = पहले कार्यवृत्त जारी करें
refusal-words-not-joined = बिन्दु { $n } पर दो पाठ मिलाने शेष हैं
refusal-words-not-joined-do = बैठक का पृष्ठ खोलकर दोनों पाठ मिलाएँ
refusal-asked-may-not-decide = जिससे स्पष्टीकरण माँगा गया है, वह पद स्वयं न पत्र जारी कर सकता है, न निर्णय दे सकता है
refusal-asked-may-not-decide-do = उच्चाधिकारी अथवा बैठक के अध्यक्ष के पद से कार्यवाही कराएँ
refusal-asked-other = यह स्पष्टीकरण किसी अन्य पद से माँगा गया है
refusal-asked-other-do = उत्तर वही पद दे जिससे स्पष्टीकरण माँगा गया है
refusal-not-over-asked = यह कार्यवाही उच्चाधिकारी अथवा बैठक के अध्यक्ष ही कर सकते हैं
refusal-not-over-asked-do = उच्चाधिकारी अथवा बैठक के अध्यक्ष के पद से करें
refusal-explanation-step-does-not-follow = स्पष्टीकरण अभी { $state ->
    [drafted] प्रारूप
    [called] जारी
    [delivered] तामील
    [replied] उत्तर प्राप्त
    [under-review] विचाराधीन
    [accepted] स्वीकार
    [accepted-with-warning] चेतावनी सहित स्वीकार
    [not-satisfactory] संतोषजनक नहीं
    [action-recommended] कार्यवाही की संस्तुति
   *[withdrawn] वापस लिया गया
 } की स्थिति में है; यह कदम यहाँ से नहीं उठता
refusal-explanation-step-does-not-follow-do = स्पष्टीकरण का पृष्ठ देखकर अगला सही कदम चुनें
refusal-reply-still-awaited = उत्तर की समय-सीमा { $due } तक है और उत्तर अभी नहीं आया
refusal-reply-still-awaited-do = उत्तर आने दें, या समय-सीमा के बाद निर्णय दें
refusal-nothing-to-accept = उत्तर आया ही नहीं, इसलिए स्वीकार नहीं हो सकता
refusal-nothing-to-accept-do = "संतोषजनक नहीं" चुनें, या उत्तर आने दें
refusal-cause-not-there = जिस बात का स्पष्टीकरण माँगा जा रहा है, वह अभिलेख में नहीं है
refusal-cause-not-there-do = पृष्ठ फिर खोलकर वर्तमान स्थिति देखें
refusal-already-asked = इसी बात का स्पष्टीकरण इस पद से पहले ही माँगा जा चुका है (क्रमांक { $explanation })
refusal-already-asked-do = स्पष्टीकरण { $explanation } का पृष्ठ देखें
refusal-norm-missing = उत्तर के दिन किसी नियम-संग्रह में नहीं मिले ({ $norm })
refusal-norm-missing-do = राज्य के नियम-संग्रह में यह मानक जोड़ें
refusal-continues-elsewhere = यह निर्देश दूसरे क्रमांक में चल रहा है
refusal-continues-elsewhere-do = उस निर्देश पर कार्यवाही करें; उसका क्रमांक इस पृष्ठ पर है
refusal-filed-number-missing = अभिलेख का पत्रांक नहीं दिया गया
refusal-filed-number-missing-do = साक्ष्य में वह पत्रांक दें जिससे अभिलेख दाखिल है
refusal-owner-left-out = कोई उत्तरदायी पद छूट रहा है
refusal-owner-left-out-do = हर शेष उत्तरदायी पद को किसी भाग में, या रखे जाने वाले निर्देश में, सम्मिलित करें
refusal-too-few-parts = विभाजन के लिए कम से कम दो भाग चाहिए
refusal-too-few-parts-do = दो या अधिक भागों के शब्द लिखें
refusal-merge-with-itself = निर्देश को उसी में सम्मिलित नहीं किया जा सकता
refusal-merge-with-itself-do = उस दूसरे निर्देश का क्रमांक दें जो रखा जाएगा
refusal-weeks-not-read = सप्ताहों की संख्या 1 से 53 के बीच नहीं है
refusal-weeks-not-read-do = 1 से 53 तक की संख्या दें
refusal-nothing-to-check = इस अवधि में जाँच योग्य कोई निस्तारित निर्देश नहीं है
refusal-nothing-to-check-do = दूसरी अवधि, स्थान या जाँचकर्ता चुनें
refusal-may-not-check = इस निर्देश की जाँच यह पद नहीं कर सकता
refusal-may-not-check-do = चुना हुआ जाँचकर्ता पद ही परिणाम दे, जिसने न काम किया हो, न आख्या स्वीकार की हो
refusal-already-checked = इस जाँच का परिणाम पहले से दर्ज है
refusal-already-checked-do = दोबारा जाँच के लिए निर्देश फिर से चुनें
refusal-account-name-not-read = यह प्रयोक्ता नाम नहीं हो सकता
refusal-account-name-not-read-do = 3 से 40 अक्षर लिखें: a–z से आरम्भ, आगे अंक, बिन्दु और हाइफ़न भी
refusal-account-name-taken = यह प्रयोक्ता नाम पहले से है
refusal-account-name-taken-do = दूसरा नाम चुनें, जैसे पूरा नाम बिन्दु के साथ
refusal-has-account = इस व्यक्ति का खाता पहले से खुला है
refusal-has-account-do = उसी खाते के लिए नया आमंत्रण दें
refusal-account-is-closed = यह खाता बन्द हो चुका है
refusal-account-is-closed-do = आवश्यकता हो तो नया खाता खोलें
refusal-may-not-keep-accounts = इस पद से दूसरों के खाते नहीं खोले या बन्द किए जा सकते
refusal-may-not-keep-accounts-do = बैठक के अध्यक्ष पद से, या पहले खाते से कराएँ
refusal-password-too-short = कूटशब्द { $n } अक्षरों से छोटा है
refusal-password-too-short-do = कई शब्दों का छोटा वाक्य लिखें
refusal-password-too-long = कूटशब्द { $n } अक्षरों से लम्बा है
refusal-password-too-long-do = { $n } अक्षरों तक का वाक्य चुनें
refusal-password-common = यह कूटशब्द प्रचलित शब्दों, या यहाँ के स्थान अथवा खाते के नाम से बना है; लोग इसे सबसे पहले आज़माते हैं
refusal-password-common-do = ऐसे शब्द जोड़ें जो यहाँ के नाम या नारे न हों
refusal-passwords-differ = नया कूटशब्द दोनों बार एक-सा नहीं लिखा गया
refusal-passwords-differ-do = दोनों खानों में वही कूटशब्द फिर लिखें
refusal-password-wrong = वर्तमान कूटशब्द सही नहीं है
refusal-password-wrong-do = वर्तमान कूटशब्द फिर लिखें
refusal-code-wrong = कोड सही नहीं है, या उपयोग हो चुका है
refusal-code-wrong-do = फोन पर दिखा अगला कोड लिखें, या कोई आपात कोड
refusal-invitation-over = यह पता उपयोग हो चुका है, या इसका समय समाप्त हो गया
refusal-invitation-over-do = नया आमंत्रण लें; पहले खाते के लिए कार्यक्रम फिर चलाएँ
refusal-not-signed-in = अभी प्रवेश नहीं हुआ है
refusal-not-signed-in-do = पहले प्रवेश करें
refusal-sign-in-wrong = प्रयोक्ता नाम या कूटशब्द सही नहीं है
refusal-sign-in-wrong-do = दोनों जाँचकर फिर लिखें; भूल गए हों तो नया आमंत्रण लें
refusal-tried-too-often = कई बार गलत प्रयास हुआ
refusal-tried-too-often-do = { $n } मिनट बाद फिर प्रयास करें; जिस उपकरण से पहले प्रवेश हुआ है, वहाँ अलग गिनती होती है
refusal-holds-no-post = आज आपके पास किसी पद का प्रभार नहीं है
refusal-holds-no-post-do = कार्यभार ग्रहण बही में दर्ज होते ही कार्य कर सकेंगे; खाते रखने वाले पद से कहें
refusal-note-empty = पाठ में कोई अक्षर नहीं है
refusal-note-empty-do = बैठक का पाठ चिपकाएँ या फाइल चुनें
refusal-note-too-long = पाठ एक बैठक के लिए बहुत लम्बा है
refusal-note-too-long-do = एक बैठक का कार्यवृत्त या विज्ञप्ति दें
refusal-note-html = यह वेब पृष्ठ का स्रोत है
refusal-note-html-do = पृष्ठ पर दिखने वाला पाठ चिपकाएँ
refusal-note-legacy-font = पाठ कृतिदेव जैसे पुराने फॉन्ट में है
refusal-note-legacy-font-do = पहले यूनिकोड में बदलें
refusal-note-english = पाठ अंग्रेजी में है
refusal-note-english-do = हिन्दी का पाठ दें
refusal-note-other-script = पाठ दूसरी लिपि में है
refusal-note-other-script-do = देवनागरी में हिन्दी का पाठ दें
refusal-note-other-tongue = पाठ हिन्दी में नहीं है
refusal-note-other-tongue-do = हिन्दी का पाठ दें
refusal-note-no-meeting = पाठ में किसी बैठक या निर्देश की बात नहीं मिली
refusal-note-no-meeting-do = पाठ जाँच लें; बैठक की विज्ञप्ति या कार्यवृत्त चिपकाएँ
