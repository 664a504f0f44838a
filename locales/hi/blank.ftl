blank-no-target = लक्ष्य आवंटित नहीं
blank-not-applicable = लागू नहीं
blank-not-reported = अप्राप्त
