/** Backlog of Order Entry; columns in `lines.ts`. */
export const orders = `
ORD-301 | Order sets for the ten most frequent admissions | orders | -1 | 13 | limited
ORD-303 | Dose range check by weight and kidney function | meds | -1 | 8 | limited
ORD-304 | Lab orders acknowledged by the lab system, not just sent | integration | -1 | 5 | general
ORD-306 | Favourites by physician, proposed from their last ninety days | orders | 0 | 5 | limited
ORD-307 | Interaction alerts: show the three that matter, fold away the rest | meds | 0 | 8 | limited | St. Aldric University Hospital @13 | ORD-303 | Contract=RW-2302
ORD-309 | Home medications reconciled on admission | meds | 0 | 13 | pilot
ORD-310 | Order status back on the phone within a minute | integration | 0 | 5 | limited | | ROUND-211
ORD-312 | Verbal orders with read-back and a co-signature clock | orders | 1 | 8 | limited
ORD-313 | Anticoagulation order set with bridging advice | orders | 1 | 8 | pilot | | ORD-303
ORD-315 | High-alert drugs need a second pair of eyes | meds | 1 | 8 | limited | Valley Grace Health @12 | ORD-307 | Contract=RW-2188
ORD-316 | Consult orders reach the consultant's list and phone | orders | 2 | 8 | pilot | | MSG-507
ORD-318 | Blood product orders with transfusion criteria | orders | 2 | 5 | pilot
ORD-319 | Home medications reconciled on discharge | meds | 2 | 13 | pilot | St. Aldric University Hospital @10 | ORD-309 | Contract=RW-2302; Penalty=from day 15
ORD-321 | Radiology orders carry the question to be answered | integration | 2 | 5 | pilot
ORD-322 | Chemotherapy protocols, read only | meds | 3 | 13 | pilot | | ORD-315
ORD-324 | Diet orders that know the allergies | orders | 3 | 3 | pilot | | PORT-122
ORD-325 | Infusion pumps confirm the programmed rate | integration | 3 | 13 | idea
ORD-327 | Sepsis bundle: the clock starts by itself | orders | 3 | 8 | pilot | Harrow County General @8 | PORT-113 | Contract=RW-2256
ORD-328 | Antibiotics ask for a reason after seventy-two hours | meds | 4 | 5 | pilot
ORD-330 | Standing orders with a second look every week | orders | 4 | 5 | idea
ORD-331 | Electronic prescriptions for controlled substances | meds | 4 | 13 | pilot | Bellwater Clinic Group @9 | PORT-140 | Contract=RW-2277
ORD-333 | Prior authorisation asked while ordering | integration | 5 | 13 | idea
ORD-335 | Paediatric dosing by length-based tape | meds | 5 | 8 | idea
ORD-337 | Orders by protocol for pharmacists | meds | later | 8 | idea
ORD-339 | Genotype-guided dosing | meds | later | 13 | idea | | PORT-148
`;
