/**
 * Runs in which something once went wrong, by what it was: played again each time. A seed tells its story only as long as
 * nothing new happens in this world; whoever adds to it gives what these found a narrow test where it can have one.
 */
export const pinned: Readonly<Record<string, number>> = {
	'a board that moved on under another owner is not taken for one that differs from its log': 3591830341,
	'nor is one that moves on while it is read': 3591830340,
	'nor is a draft that another owner goes on with': 3591830390,
	'nor is one that is loaded while another owner writes it': 3591830721,
	'what a seat asked while a room was to end is not answered before it is on disk, where the room goes on after all': 3591830528,
	'who asks a node that can’t reach the database is to come again, and is told of no fault': 2727423784,
	'who looks at the draft waits for what a cut node still has on its way to the disk': 2727432508,
	'a board that is given up while its disk is slow is opened again with the draft that was on its way there': 2727440046,
	'a board that is lost while its generation ends is no alarm': 2727444759,
	'who comes to a board as it is lost comes again, and does not sit in a room where nothing happens': 2727450890,
	'who is sent away from the draft after all were level is waited for until they are again': 2727471033
};
