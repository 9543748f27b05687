-- Open runs are counted by account at each launch, while ended ones stay for ever.
create index run_open_of_account on run (billing_account) where state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING');
