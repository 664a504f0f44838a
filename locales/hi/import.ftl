fact-headings-decided = प्रपत्र के शीर्षकों का अर्थ तय
fact-intake-undone = लिए गए आँकड़े वापस
refusal-no-heading-decided = किसी शीर्षक का अर्थ नहीं बदला गया
refusal-no-heading-decided-do = जिस स्तम्भ का अर्थ ठीक करना है, उसके सामने कार्यक्रम चुनें
refusal-programme-unknown = “{ $name }” नाम का कोई कार्यक्रम नहीं है
refusal-programme-unknown-do = सूची में दिया हुआ नाम चुनें
refusal-intake-already-undone = ये आँकड़े पहले ही वापस लिए जा चुके हैं (बही { $fact })
refusal-intake-already-undone-do = कुछ नहीं बदला; बही में देखें कि किसने और क्यों वापस लिए
