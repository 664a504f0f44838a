duty-report = प्रतिवेदन दें
