-- Verifications that ended in a fault nobody foresaw; after a few the upload is rejected instead of being tried for ever.
alter table upload add column failures integer not null default 0;

-- What one person keeps on one account, asked only where a limit is set on that person.
create index object_person on object (person, billing_account);
create index upload_person on upload (person, billing_account) where state in ('OPEN', 'VERIFYING');
create index task_output_person on task_output (person, billing_account) where state = 'PENDING';
