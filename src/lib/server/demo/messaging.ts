/** Backlog of Clinical Messaging; columns in `lines.ts`. */
export const messaging = `
MSG-501 | Send to whoever is on call, not to a name | messaging | -1 | 8 | general
MSG-503 | Messages about a patient open with the patient | messaging | -1 | 5 | limited
MSG-504 | Message store encrypted per facility | platform | -1 | 8 | general
MSG-505 | Handoff thread that follows the patient, not the shift | messaging | 1 | 8 | pilot
MSG-506 | Escalate unread urgent messages after five minutes | messaging | 0 | 5 | limited | | MSG-501
MSG-507 | Consult requests as a message with a due time | messaging | 2 | 8 | pilot
MSG-509 | Retention by facility: thirty days to seven years | platform | 0 | 5 | limited | Valley Grace Health @13 | | Contract=RW-2188
MSG-510 | Quiet hours that still let the urgent through | messaging | 0 | 3 | limited
MSG-512 | Quote a result in a message with its time and range | messaging | 0 | 3 | limited
MSG-513 | On-call schedules read from three scheduling systems | messaging | 1 | 13 | pilot | Lakeshore Regional Hospital @9 | | Contract=RW-2174
MSG-515 | Sign-out everywhere when a phone is lost | platform | 1 | 5 | general
MSG-516 | Nurse-to-physician call-back without giving out numbers | messaging | 2 | 8 | pilot
MSG-518 | Message search within one facility's walls | platform | 2 | 8 | pilot | | MSG-504
MSG-519 | Group for a patient's care team, made by the board itself | messaging | 3 | 8 | pilot | | ROUND-235
MSG-521 | Read receipts that say read, not delivered | messaging | 3 | 3 | limited
MSG-522 | Translate discharge advice into six languages, checked by people | messaging | 3 | 13 | idea
MSG-524 | Legal hold on a conversation | platform | 3 | 5 | limited | St. Aldric University Hospital @9 | MSG-509 | Contract=RW-2302
MSG-525 | Pager bridge for the last wards that have pagers | messaging | 4 | 5 | limited | Harrow County General @10 | | Contract=RW-2256
MSG-527 | Code team call with one long press | messaging | 4 | 5 | pilot | | MSG-506
MSG-528 | Message a patient's family with consent | platform | 5 | 8 | idea
MSG-530 | Referring doctors outside the hospital, by invitation | messaging | 5 | 8 | idea
MSG-532 | Video consult from inside a thread | messaging | later | 13 | idea
`;
