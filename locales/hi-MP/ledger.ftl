fact-minutes-issued = कार्यवाही विवरण जारी
