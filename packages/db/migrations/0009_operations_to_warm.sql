-- Documents whose plans a gateway makes before it gets traffic: the newest of all that may be called, as many as it is worth
-- waiting for. Whose they are, and what they are called, stays here. Asked before anybody is signed in.
create function identity.operations_to_warm() returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.document from (
    select n.document, n.document_id, n.registered_at,
      sum(length(n.document)) over (order by n.registered_at desc, n.document_id) as characters
    from (
      select p.document, p.document_id, max(p.updated_at) as registered_at
      from identity.persisted_operations p
      join identity.api_clients a on a.organization_id = p.organization_id and a.id = p.client_id and a.status = 'active'
      join identity.organizations o on o.id = p.organization_id and o.status = 'active'
      where p.status in ('active', 'deprecated')
      group by p.document, p.document_id
      order by registered_at desc, p.document_id limit 200
    ) as n
  ) as c
  where c.characters <= 1000000
  order by c.registered_at desc, c.document_id
$$;
grant execute on function identity.operations_to_warm() to lintel_auth;
