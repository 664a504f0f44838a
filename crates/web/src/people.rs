//! The door of one person: the posts held now and before.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::post::PersonId;

use crate::app::App;
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::post::Person;
use crate::posts::{post_link, shown};
use crate::visit::Visit;

/// `/people/<number>`
pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.page(visit, move |books, visit| {
        let person = desk::people::get(books, PersonId(id))?;
        let service = desk::people::service(books, person.id)?;
        let acting = visit.acting(books)?;
        let of = service.last().map_or(acting.place, |(post, _)| post.place);
        let words = visit.words(books, of);
        let (mut now, mut before) = (Vec::new(), Vec::new());
        for (post, holding) in service.iter().rev() {
            let link = post_link(books, visit, post);
            let held = shown(visit, &words, holding, (link, Vec::new()));
            let list = if holding.lasts_on(books.today) { &mut now } else { &mut before };
            list.push(held);
        }
        let name = visit.say(&person.name);
        let frame = frame(books, visit, &words, Section::Other, &name)?;
        Ok(Person { words, frame, name, now, before })
    })
    .await
}
