stage-minutes = कार्यवाही विवरण
minutes = कार्यवाही विवरण
minutes-do = कार्यवाही विवरण जारी करें
minutes-why = जारी करने पर क्रमांक मिलेगा और बैठक के बिन्दु बन्द हो जाएँगे; आगे की बात अगली बैठक में।
brought-closed = निराकृत
minutes-pdf = कार्यवाही विवरण (PDF)
done-minutes-issued = कार्यवाही विवरण जारी हुआ
