today-is = आज, { $date }
today-none = आज और इस सप्ताह इस पद पर कुछ शेष नहीं।
today-overdue = समय-सीमा पार
today-week = आज और इस सप्ताह
today-meeting = अगली बैठक
why-so = क्यों?
duty-report = आख्या दें
duty-open = निर्देश देखें
