/** Backlog of the Physician Portal; columns in `lines.ts`. */
export const portal = `
PORT-101 | One patient list across all facilities a physician rounds at | chart | -1 | 8 | general
PORT-104 | Lab trends: overlay two results on one time axis | chart | -1 | 5 | limited
PORT-107 | Sign-out sheet prints on one page per patient | notes | -1 | 3 | general
PORT-110 | Single sign-on with hospital Active Directory groups | platform | -1 | 8 | general
PORT-112 | Show who last opened a chart and when | chart | 0 | 3 | limited
PORT-113 | Critical results stay on top until acknowledged | chart | 0 | 8 | limited | | | | ROUND-208
PORT-115 | Note templates by specialty, shared within a practice | notes | 0 | 5 | limited
PORT-116 | Carry forward yesterday's note with changed values marked | notes | 0 | 8 | pilot | | | | MSG-512
PORT-118 | Session survives a switch of workstation on the ward | platform | 0 | 5 | limited | Mercy Harbor Medical Center @11 | | Contract=RW-2231, annex C
PORT-121 | Radiology images open beside the report, not over it | chart | 1 | 8 | limited | Lakeshore Regional Hospital @9 | PORT-133 | Contract=RW-2174
PORT-122 | Allergies and intolerances from two source systems, merged and marked | chart | 1 | 13 | pilot | | LIVE-607
PORT-124 | Dictation straight into the assessment field | notes | 1 | 8 | pilot
PORT-126 | Co-signature queue for residents' notes | notes | 1 | 5 | limited | | PORT-116
PORT-127 | Break-the-glass access with a typed reason and an audit entry | platform | 1 | 5 | limited | | PORT-112
PORT-130 | Medication history with fill dates from pharmacies | chart | 2 | 8 | pilot | | ORD-309
PORT-132 | Discharge summary drafted from the hospital course | notes | 2 | 13 | pilot | St. Aldric University Hospital @10 | PORT-116 | Contract=RW-2302; Penalty=from day 15
PORT-133 | Image viewer without a plug-in on locked-down workstations | platform | 1 | 8 | limited
PORT-135 | Flowsheet of vital signs in fifteen-minute steps for the ICU | chart | 3 | 8 | pilot
PORT-137 | Problem list: one click from a result to the problem it belongs to | chart | 3 | 5 | pilot
PORT-138 | Consult note closes the consult order by itself | notes | 3 | 5 | pilot | | ORD-316
PORT-140 | Two-factor sign-in for remote access | platform | 3 | 8 | limited | Valley Grace Health @6 | | Contract=RW-2188
PORT-142 | Growth charts for the children's ward | chart | 4 | 5 | pilot
PORT-144 | Family conference notes with those present | notes | 4 | 3 | pilot
PORT-146 | Retire Internet Explorer mode everywhere | platform | 5 | 5 | general
PORT-148 | Genomic results as structured values | chart | later | 13 | idea
PORT-150 | Ambient listening: a draft note from the visit | notes | later | 21 | idea
`;
