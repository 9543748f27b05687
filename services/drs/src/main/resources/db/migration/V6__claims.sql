-- Which verifier holds the lease (claimed_until): whoever lost it can neither end the upload nor keep another from ending it.
alter table upload add column claim uuid;

-- Lost bytes are looked for again too: a folder that was not mounted comes back.
create index blob_looked_at on blob (checked_at) where state in ('KEPT', 'LOST');
drop index blob_scrub;

-- Inputs of runs are forgotten half a year after they were last listed.
alter table run_input add column listed_at timestamptz not null default now();
create index run_input_age on run_input (listed_at);
