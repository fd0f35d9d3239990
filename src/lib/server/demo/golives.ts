/** Backlog of Implementations: hospitals going live, and what each needs before; columns in `lines.ts`. */
export const golives = `
LIVE-601 | Ashgrove Community Hospital: hypercare ends, handed to support | field | -1 | 3 | live | Ashgrove Community Hospital @4 | | CIO=Beatrice Lund; Contract=RW-2119
LIVE-602 | Mercy Harbor: interfaces tested end to end | integration | -1 | 8 | build
LIVE-603 | Mercy Harbor: two hundred physicians trained | field | 0 | 8 | train | | LIVE-602
LIVE-604 | Mercy Harbor goes live, all floors | field | 0 | 8 | live | Mercy Harbor Medical Center @12 | LIVE-603 PORT-118 ROUND-208 | CIO=Amara Obi; Contract=RW-2231; Cause of last change=sales contract
LIVE-605 | Lakeshore: lab and radiology interfaces | integration | 0 | 8 | build
LIVE-606 | Lakeshore: super users on every shift | field | 1 | 5 | train
LIVE-607 | St. Aldric: allergies and medications from two legacy systems | integration | 0 | 13 | build
LIVE-608 | Lakeshore Regional goes live, medicine and surgery | field | 1 | 8 | live | Lakeshore Regional Hospital @11 | LIVE-605 LIVE-606 PORT-121 MSG-513 | CIO=Daniel Krause; Contract=RW-2174
LIVE-609 | Bellwater: billing interfaces for nine practices | integration | 2 | 8 | build
LIVE-610 | Valley Grace goes live, both campuses | field | 1 | 8 | live | Valley Grace Health @13 | ORD-315 MSG-509 | CIO=Rosa Delgado; Contract=RW-2188
LIVE-611 | Harrow County: admissions feed rebuilt | integration | 2 | 8 | build
LIVE-612 | St. Aldric: order sets reviewed by nine departments | field | 2 | 8 | train | | ORD-301
LIVE-613 | Bellwater Clinic Group goes live, first four practices | field | 2 | 5 | live | Bellwater Clinic Group @11 | LIVE-609 CHG-418 | CIO=Stefan Voss; Contract=RW-2277
LIVE-614 | St. Aldric University goes live, medicine first | field | 2 | 13 | live | St. Aldric University Hospital @10 | LIVE-612 LIVE-607 ORD-319 PORT-132 | CIO=Miriam Katz; Contract=RW-2302; Penalty=from day 15
LIVE-615 | Northgate Children's: dosing rules signed by pharmacy | field | 3 | 5 | train | | ORD-303
LIVE-616 | Harrow County General goes live | field | 3 | 8 | live | Harrow County General @12 | LIVE-611 ORD-327 CHG-427 | CIO=Joseph Adeyemi; Contract=RW-2256
LIVE-617 | Northgate Children's: bedside monitors connected | integration | 3 | 8 | build | | ROUND-226
LIVE-618 | Northgate Children's goes live, intensive care | field | 3 | 8 | live | Northgate Children's @13 | LIVE-615 LIVE-617 | CIO=Lin Zhao; Contract=RW-2290
LIVE-619 | St. Aldric University: surgery and obstetrics follow | field | 4 | 8 | live | St. Aldric University Hospital @8 | LIVE-614 | CIO=Miriam Katz; Contract=RW-2302
LIVE-620 | Stonebridge Memorial: current workflows mapped | field | 3 | 3 | plan
LIVE-621 | Stonebridge Memorial: interfaces built | integration | 4 | 13 | build | | LIVE-620
LIVE-622 | Bellwater Clinic Group: the other five practices | field | 4 | 5 | live | Bellwater Clinic Group @11 | LIVE-613 ORD-331 | CIO=Stefan Voss; Contract=RW-2277
LIVE-623 | Stonebridge Memorial goes live | field | 5 | 8 | live | Stonebridge Memorial @9 | LIVE-621 | CIO=Grace Whitlock; Contract=RW-2315
LIVE-624 | Eastmoor Heart Institute goes live | field | 5 | 8 | live | Eastmoor Heart Institute @10 | LIVE-626 PORT-135 | CIO=Viktor Anders; Contract=RW-2320
LIVE-625 | Quarryville District: contract signed, kick-off held | field | later | 3 | plan | | | CIO=Paul Etienne; Contract=RW-2331
LIVE-626 | Eastmoor: catheter lab system connected | integration | 4 | 8 | build
LIVE-627 | Training in an hour: short films instead of classrooms | field | 4 | 5 | plan
LIVE-628 | Rehearsal kit: a hospital's own data a week before go-live | integration | 5 | 8 | plan
`;
