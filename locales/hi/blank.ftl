blank-no-target = लक्ष्य आवंटित नहीं
