-- A search asks for all workspaces of a person.
create index member_fact_person on member_fact (person) where not removed;
