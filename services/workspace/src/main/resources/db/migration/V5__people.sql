-- Persons as their tokens named them when they last came: so that others can find them by account or e-mail address.
create table person (
    sub     text primary key,
    account text,
    email   text,
    name    text
);
create index person_account on person (lower(account));
create index person_email on person (lower(email));
