handing-over-note = कार्यभार हस्तांतरण टीप (PDF)
charge-transfer = स्थानांतरण या प्रभार परिवर्तन
