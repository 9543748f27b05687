-- History is removed thirty days after its run has ended; rows lie in the order of their time.
create index event_by_age on event using brin (at);
