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
refusal-file-empty-do = फाइल खोलकर देखें, आँकड़ों वाली फाइल दें
refusal-file-too-large = फाइल { $mb } MB से बड़ी है
refusal-file-too-large-do = अनावश्यक पन्ने और चित्र हटाकर फाइल छोटी करें, या भागों में दें
refusal-day-not-read = तिथि पढ़ी नहीं जा सकी
refusal-day-not-read-do = तिथि ऐसे लिखें: 30.09.2024 या 30 सितम्बर 2024
refusal-number-not-read = संख्या पढ़ी नहीं जा सकी
refusal-number-not-read-do = पूर्ण संख्या लिखें, जैसे 218 या 1,570
refusal-agenda-in-use = कार्यसूची पर काम हो चुका है, नए सिरे से नहीं बनेगी
refusal-agenda-in-use-do = छूटा हुआ बिन्दु हाथ से जोड़ें, या कारण सहित हटाएँ
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
