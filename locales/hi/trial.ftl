# बदला हुआ मानक या लक्ष्य, लागू करने से पहले परखकर।
trial = मानक परखें
trial-why = यहाँ बदली गई सीमाएँ, भार और लक्ष्य कहीं सुरक्षित नहीं होते; आँकड़े वही हैं जो कार्यालय में हैं।
trial-norm = लागू मानक: { $norm }
trial-bands = श्रेणियों की सीमाएँ और अंक
trial-cut = न्यूनतम प्रतिशत
trial-weight-of = किस कार्यक्रम का भार बदलें
trial-target-of = किस कार्यक्रम का लक्ष्य बदलें
trial-target = आवंटित लक्ष्य का प्रतिशत (110 = दस प्रतिशत अधिक)
trial-target-short = लक्ष्य
trial-do = परिणाम देखें
trial-reset = लागू मानक पर लौटें
trial-outcome = पहले और बाद में
trial-told = { $n } में से { $letters } की श्रेणी और { $ranks } की रैंक बदलती है
trial-changed = बदली
trial-nothing = कुछ नहीं बदला गया
trial-rank-now = रैंक अभी
trial-score-now = प्राप्तांक अभी
trial-grade-now = श्रेणी अभी
trial-rank-then = परखी रैंक
trial-score-then = परखे प्राप्तांक
trial-grade-then = परखी श्रेणी
