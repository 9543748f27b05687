-- The currency of an account is the installation's; there is no other default.
alter table account alter column currency drop default;
