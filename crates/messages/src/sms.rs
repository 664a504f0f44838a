//! SMS in India goes out only under a template that the sender registered with the operators (TRAI's
//! regulations of 2018 on commercial communication, the "DLT" registers). This file fills such a template
//! and says no where the text would not match it; the gateway that carries it is an office's own and none
//! comes with the program.

use crate::Undelivered;

/// Where a template takes a value.
const SLOT: &str = "{#var#}";
/// Characters that operators take for one value.
const MAX_VALUE: usize = 30;
/// Digits of a template's or a sender's number in the registers.
const ID_DIGITS: usize = 19;

/// A text as it was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    id: String,
    text: String,
}

/// An SMS ready for a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    pub template_id: String,
    /// With the country: `+919876543210`.
    pub to: String,
    pub text: String,
}

/// Why a template or its values cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The number in the registers has 19 digits.
    TemplateId,
    /// As many values as the template has places.
    Values { wanted: usize, given: usize },
    /// This value, counted from 0, is too long or not one line.
    Value(usize),
}

/// Somebody who hands an SMS to an operator.
pub trait Gateway {
    /// Hands over one SMS and gives the receipt.
    ///
    /// # Errors
    /// It was not taken, or nobody knows.
    fn send(&self, sms: &Sms) -> Result<String, Undelivered>;
}

impl Template {
    /// A registered template.
    ///
    /// # Errors
    /// The number is none of the registers'.
    pub fn new(id: &str, text: &str) -> Result<Self, Unfit> {
        let is_id = id.len() == ID_DIGITS && id.bytes().all(|byte| byte.is_ascii_digit());
        if !is_id {
            return Err(Unfit::TemplateId);
        }
        Ok(Self { id: id.to_owned(), text: text.to_owned() })
    }

    /// The SMS that this template makes of these values.
    ///
    /// # Errors
    /// Too many or too few values, or one that operators would refuse.
    pub fn fill(&self, to: &str, values: &[&str]) -> Result<Sms, Unfit> {
        let mut pieces = self.text.split(SLOT);
        let (wanted, given) = (pieces.clone().count() - 1, values.len());
        if wanted != given {
            return Err(Unfit::Values { wanted, given });
        }
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for ((ix, value), piece) in values.iter().enumerate().zip(pieces) {
            if value.chars().count() > MAX_VALUE || value.chars().any(char::is_control) {
                return Err(Unfit::Value(ix));
            }
            text.push_str(value);
            text.push_str(piece);
        }
        Ok(Sms { template_id: self.id.clone(), to: to.to_owned(), text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "1107161234567890123";

    #[test]
    fn a_template_is_filled_as_it_was_registered() {
        let text = "निर्देश {#var#}: समय-सीमा {#var#}। अनुपालन";
        let template = Template::new(ID, text).unwrap_or_else(|unfit| panic!("{unfit:?}"));
        let sms = template.fill("+919876543210", &["42", "10.10.2024"]);
        let sms = sms.unwrap_or_else(|unfit| panic!("{unfit:?}"));
        assert_eq!(sms.text, "निर्देश 42: समय-सीमा 10.10.2024। अनुपालन");
        assert_eq!(sms.template_id, ID);
        let wrong = Unfit::Values { wanted: 2, given: 1 };
        assert_eq!(template.fill("", &["42"]), Err(wrong));
        assert_eq!(template.fill("", &["42", &"9".repeat(31)]), Err(Unfit::Value(1)));
        assert_eq!(template.fill("", &["4\n2", "9"]), Err(Unfit::Value(0)));
    }

    #[test]
    fn a_template_without_a_number_of_the_registers_is_none() {
        for id in ["", "42", "110716123456789012x"] {
            assert_eq!(Template::new(id, "x"), Err(Unfit::TemplateId), "{id}");
        }
    }
}
