-- When somebody signed in with an account of a party: all that silos read of accounts, for the files of who did not
-- capture. Instants are real.
create view accounts.party_sign_in as
select u.party, a.at
from accounts.act a
join accounts.users u on u.id = a.account
where a.kind = 'signed-in' and u.party is not null and u.role in ('Capturist', 'Candidate');

grant usage on schema accounts to conoceles_silo;
grant select on accounts.party_sign_in to conoceles_silo;
