alter table submission
    -- when wes acknowledged the cancellation of an aborted submission; before that its runs may go on
    add column cancelled_at timestamptz,
    -- rows by state, kept with the end; counted while it is open
    add column counts jsonb;
