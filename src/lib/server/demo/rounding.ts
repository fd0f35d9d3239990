/** Backlog of Mobile Rounding; columns in `lines.ts`. */
export const rounding = `
ROUND-201 | Face unlock after a short break, PIN after a long one | ios | -1 | 5 | general
ROUND-202 | Patient list loads from the phone's cache in the elevator | ios | -1 | 8 | limited
ROUND-204 | Patient list loads from the cache on Android, too | android | -1 | 8 | limited
ROUND-205 | Interface monitor pages the on-call engineer by itself | integration | -1 | 5 | general
ROUND-207 | Swipe from patient to patient in rounding order | ios | 0 | 3 | limited
ROUND-208 | Critical result push, with the value hidden on the lock screen | ios | 0 | 8 | limited | Mercy Harbor Medical Center @12 | ROUND-211 | Contract=RW-2231, annex C
ROUND-209 | Critical result push on Android | android | 0 | 8 | limited | Mercy Harbor Medical Center @12 | ROUND-211 | Contract=RW-2231, annex C
ROUND-211 | Result feed delivers within sixty seconds | integration | 0 | 8 | limited
ROUND-213 | Photo of a wound into the chart, never into the camera roll | ios | 1 | 8 | pilot | | ROUND-219
ROUND-214 | Photo of a wound into the chart on Android | android | 1 | 8 | pilot | | ROUND-219
ROUND-216 | Larger type without cut-off values | ios | 1 | 3 | general
ROUND-217 | Larger type on Android without cut-off values | android | 1 | 3 | general
ROUND-219 | Image intake that the archive accepts, with consent recorded | integration | 1 | 13 | pilot
ROUND-221 | Handoff list: what to watch tonight, by patient | ios | 2 | 8 | pilot | | MSG-505
ROUND-222 | Handoff list on Android | android | 2 | 8 | pilot | | MSG-505
ROUND-224 | Tasks for the day, crossed off at the bedside | android | 2 | 5 | pilot
ROUND-226 | Vital signs from bedside monitors, live | integration | 3 | 13 | pilot | Northgate Children's @7 | | Contract=RW-2290
ROUND-227 | Widget: my next five patients | ios | 3 | 3 | idea
ROUND-228 | Voice memo becomes a to-do | ios | 3 | 5 | idea
ROUND-230 | Shared devices: check out a ward phone by badge | android | 3 | 8 | pilot | Lakeshore Regional Hospital @11 | PORT-110 | Contract=RW-2174
ROUND-232 | Rounds on a tablet, two columns | ios | 4 | 8 | pilot
ROUND-233 | Rounds on an Android tablet, two columns | android | 4 | 8 | pilot
ROUND-235 | Bed board feed from the house supervisor | integration | 4 | 5 | idea
ROUND-237 | Wrist alerts for the rapid response team | ios | later | 8 | idea
ROUND-239 | Offline orders, judged when the signal is back | android | later | 13 | idea | | ORD-301
`;
