fact-minutes-issued = कार्यवाही विवरण जारी
fact-minutes-approved = कार्यवाही विवरण अनुमोदित
fact-minutes-returned = कार्यवाही विवरण का अनुमोदन वापस
fact-check-made = निराकरण की जाँच हुई
