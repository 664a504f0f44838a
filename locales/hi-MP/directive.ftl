state-reported = पालन प्रतिवेदन प्राप्त
state-verified = सत्यापित, निराकृत
report = पालन प्रतिवेदन दें
report-do = प्रतिवेदन भेजें
accept-do = प्रतिवेदन स्वीकार करें
return = प्रतिवेदन वापस करें
filter-closed = निराकृत
done-reported = पालन प्रतिवेदन भेजा गया
