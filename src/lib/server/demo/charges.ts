/** Backlog of Charge Capture; columns in `lines.ts`. */
export const charges = `
CHG-401 | Charges proposed from the note, confirmed with one tap | charges | -1 | 8 | general
CHG-403 | Next year's code set loaded, old one kept by date of service | coding | -1 | 5 | general
CHG-404 | Missing charges report by physician and day | charges | -1 | 3 | general
CHG-406 | Split and shared visits billed to the right person | charges | 0 | 8 | limited
CHG-407 | Edits explain themselves in the physician's words | coding | 0 | 5 | limited
CHG-409 | Charges for procedures carry their supplies | charges | 0 | 5 | pilot
CHG-410 | Critical care minutes added up over the day | coding | 0 | 3 | limited | Lakeshore Regional Hospital @10 | | Contract=RW-2174
CHG-412 | Reconcile the day's census against the day's charges | charges | 1 | 8 | limited | Mercy Harbor Medical Center @8 | CHG-401 | Contract=RW-2231
CHG-413 | Payer rules as a table that coders edit | coding | 1 | 13 | pilot
CHG-415 | Charge lag below twenty-four hours, shown by practice | charges | 1 | 5 | pilot
CHG-416 | Modifier advice for same-day procedures | coding | 1 | 5 | limited | | CHG-413
CHG-418 | Export to three billing systems in one format | charges | 2 | 8 | pilot | Bellwater Clinic Group @11 | LIVE-609 | Contract=RW-2277
CHG-419 | Denials come back to the one who can answer them | coding | 2 | 8 | pilot
CHG-421 | Telehealth visits with place of service checked | coding | 2 | 3 | limited
CHG-422 | Charges by voice while walking | charges | 2 | 5 | idea | | ROUND-228
CHG-424 | Quality measures counted while charging | coding | 3 | 8 | pilot
CHG-425 | Work queues for coders, oldest money first | coding | 3 | 5 | pilot
CHG-427 | Charges from anaesthesia records | charges | 3 | 8 | pilot | Harrow County General @12 | | Contract=RW-2256
CHG-428 | Audit sample drawn by chance, kept for seven years | coding | 4 | 5 | pilot
CHG-430 | Productivity shown to the physician first | charges | 4 | 3 | idea
CHG-431 | Observation hours counted from the bed, not the order | coding | 4 | 5 | pilot | | LIVE-611
CHG-433 | Bundled payments: what belongs to which episode | coding | 5 | 13 | idea
CHG-435 | Estimate for the patient before the procedure | charges | later | 8 | idea
`;
