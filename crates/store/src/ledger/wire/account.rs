//! `account-opened`, `account-closed`, `password-set`, `second-factor-set`, `second-factor-removed`. None of
//! them carries a secret, nor anything made from one.

use domain::account::AccountId;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opened {
    pub(crate) person: i64,
    pub(crate) name: String,
}

/// What happened to an account; the kind says what.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Of {
    account: i64,
}

impl From<AccountId> for Of {
    fn from(account: AccountId) -> Self {
        Self { account: account.0 }
    }
}

impl Of {
    pub(crate) fn id(&self) -> AccountId {
        AccountId(self.account)
    }
}
