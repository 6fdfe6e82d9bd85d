process.on("uncaughtException",(e:any)=>{console.log("FAILED", String(e.cause?.message ?? e.message).slice(0,300), String(e.query ?? "").replace(/\s+/g," ").slice(0,120), String(e.cause?.where ?? "").slice(0,400)); process.exit(1)});
import { buildCommunity, buildOrganization, buildProperty, insertRows } from '@lintel/db/seeds/build';
import { openTestDatabase } from '@lintel/db/testing';
import { sessionAs } from '@lintel/server/testing';
import { createCharges } from './src/charges/index.ts';
import { recordPayments } from './src/payments/index.ts';
const db = await openTestDatabase();
const sql = db.admin;
const org = await buildOrganization(sql);
const communities = [];
for (let i=0;i<5;i++) communities.push(await buildCommunity(sql, org));
const leases: any[] = [];
for (const c of communities) {
  const p = await buildProperty(sql, c);
  const units = await insertRows(sql, 'property.units', Array.from({length:220},(_, i)=>({organization_id: org.id, community_id: c.id, property_id: p.id, number: String(i+1), number_key: String(i+1).padStart(10,'0'), currency:'USD'})));
  leases.push(...await insertRows(sql, 'property.leases', units.map(u=>({organization_id: org.id, community_id: c.id, property_id: p.id, unit_id: u.id, status:'active', start_date:'2020-01-01', monthly_rent_minor:'100000', currency:'USD'}))));
}
const session = sessionAs('admin', org);
const batch = Number(process.argv[2] ?? 2000);
const drafts: any[] = []; 
for (let m=0;m<24;m++) for (const l of leases) { const d=`${2024+Math.floor(m/12)}-${String(m%12+1).padStart(2,'0')}-01`; drafts.push({leaseId:l.id, kind:'rent', amount:{minorUnits:100000n,currency:'USD'}, dueOn:d, chargedOn:d, description:'Rent'}); }
const phases: Record<string, number> = {};
const prof = (tx:any) => { const s = tx.session; if (!s.__p) { s.__p=1; const orig = s.prepareQuery.bind(s); s.prepareQuery=(q:any,...a:any[])=>{ const pq=orig(q,...a); const ex=pq.execute.bind(pq); pq.execute=async (...b:any[])=>{const t=performance.now(); try { return await ex(...b);} finally { const k=q.sql.replace(/\s+/g,' ').trim().slice(0,70); phases[k]=(phases[k]??0)+performance.now()-t; } }; return pq; }; } return tx; };
const run = async (name: string, items: any[], fn: (tx: any, chunk: any[]) => Promise<any>) => {
  const t=performance.now(); let slow=0;
  for (let i=0;i<items.length;i+=batch) { const t1=performance.now(); const r = await db.door.write({session, requestId:'bench'}, (tx)=>fn(prof(tx), items.slice(i,i+batch))); if(!r.ok) throw new Error(JSON.stringify(r.failures.slice(0,3))); slow=Math.max(slow,performance.now()-t1); }
  const ms=performance.now()-t; for (const [k,v] of Object.entries(phases).sort((a,b)=>b[1]-a[1])) {if (v>300) console.log('   ', Math.round(v), k); delete phases[k];} console.log(name, items.length, 'rows', Math.round(ms),'ms', Math.round(items.length/ms*1000),'rows/s', 'slowest call', Math.round(slow),'ms');
};
await run('charges', drafts, (tx, chunk)=>createCharges(tx, chunk));
const pays = drafts.slice(0, 25000).map((d,i)=>({leaseId:d.leaseId, amount:{minorUnits: i%10===0?90000n:100000n, currency:'USD'}, method:'bank_transfer', receivedOn:d.dueOn, reference:null, memo:''}));
await run('payments', pays, (tx, chunk)=>recordPayments(tx, chunk, {now:new Date('2026-06-15')}));
await run('overpay', leases.map((l:any)=>({leaseId:l.id, amount:{minorUnits: 9000000n, currency:'USD'}, method:'cash', receivedOn:'2026-01-01', reference:null, memo:''})), (tx, chunk)=>recordPayments(tx, chunk, {now:new Date('2026-06-15')}));
await run('charges with credit', leases.map((l:any)=>({leaseId:l.id, kind:'rent', amount:{minorUnits:100000n,currency:'USD'}, dueOn:'2026-02-01', chargedOn:'2026-02-01', description:''})), (tx, chunk)=>createCharges(tx, chunk));
console.log('differences', (await sql`select * from finance.balance_differences()`).length);
const [c]=await sql`select (select count(*) from finance.journal_lines) lines, (select count(*) from app.audit_log) audit, (select count(*) from finance.account_balances) ab`;
console.log(c);
const t=performance.now(); await sql`select * from finance.balance_differences()`; console.log('check ms', Math.round(performance.now()-t));
await db.close();
