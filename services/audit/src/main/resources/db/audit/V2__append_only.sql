-- Emptying a table fires no trigger of its rows.
create trigger entry_no_truncate before truncate on entry for each statement execute function refuse_change();
create trigger checkpoint_no_truncate before truncate on checkpoint for each statement execute function refuse_change();
create trigger chain_no_truncate before truncate on chain for each statement execute function refuse_change();

-- What was signed stays as it is; only the archive's acknowledgement is added, once.
create function refuse_checkpoint_change() returns trigger language plpgsql as $$
begin
    if old.archived_at is not null
       or (new.number, new.hash, new.signed_at, new.key_id, new.signature)
          is distinct from (old.number, old.hash, old.signed_at, old.key_id, old.signature) then
        raise exception 'the trail is append-only';
    end if;
    return new;
end $$;
create trigger checkpoint_signed_once before update on checkpoint for each row execute function refuse_checkpoint_change();

-- The end of the chain moves forward.
create function refuse_chain_back() returns trigger language plpgsql as $$
begin
    if new.number <= old.number then
        raise exception 'the trail is append-only';
    end if;
    return new;
end $$;
create trigger chain_forward before update on chain for each row execute function refuse_chain_back();
create trigger chain_kept before delete on chain for each row execute function refuse_change();
