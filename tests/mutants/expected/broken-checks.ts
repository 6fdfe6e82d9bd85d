/**
 * Values that break the CHECK constraints whose text does not tell them: what of a row must be otherwise. Text that is too
 * long, out of a list, of a form or of a range is worked out from the constraint itself.
 */
export const brokenChecks: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  communities_time_zone: { time_zone: 'Europe/Atlantis' },
  addresses_coordinates_both: { latitude: 1, longitude: null },
  addresses_latitude_check: { latitude: 91, longitude: 0 },
  addresses_longitude_check: { latitude: 0, longitude: 181 },
  units_bathrooms_check: { bathrooms: 101 },
  leases_dates: { start_date: '2024-02-01', end_date: '2024-01-01', terminated_on: '2023-12-31', status: 'terminated' },
  leases_terminated: { status: 'terminated', terminated_on: null },
  residents_email_check: { email: 'x'.repeat(400), email_norm: 'x' },
  residents_email_both: { email: 'a@example.org', email_norm: null },
  occupancies_dates: { start_date: '2024-02-01', end_date: '2024-01-01' },
  ledger_accounts_system_stays: { purpose: 'cash', deleted_at: '2024-01-01' },
  charges_open_within_amount: { open_minor: 100001, amount_minor: 100000, voided_on: null, void_entry_id: null },
  charges_void: { voided_on: '2024-01-01', void_entry_id: null, open_minor: 0 },
  payments_reversed: { status: 'reversed', reversed_on: null, unapplied_minor: 0 },
  payments_unapplied_within_amount: { unapplied_minor: 50001, amount_minor: 50000, status: 'completed' },
  journal_lines_one_side: { debit_minor: 1, credit_minor: 1 },
  documents_tags_check: { tags: Array.from({ length: 21 }, (_, place) => `tag ${place}`) },
  document_links_target: { target_type: 'lease', lease_id: null, property_id: null, unit_id: null, resident_id: null },
  uploads_finished: { storage_key: 'a', sha256: null, finished_at: null, used_at: null },
  uploads_used: { storage_key: null, sha256: null, finished_at: null, used_at: '2024-01-01' },
};
