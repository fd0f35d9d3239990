import { unreachable } from '#lib/domain/result.ts';
import type { Subject } from '#lib/scene/scene.ts';
import { markMenu } from '../tools/menu.ts';
import { cardMenu } from './card-menu.ts';
import { ghostMenu } from './ghost-menu.ts';
import type { At, MenuOf } from './menu-entries.ts';
import { cellMenu, columnMenu, laneMenu } from './place-menu.ts';

/**
 * What can be done with something on the board, as its menu offers it: what panels and dialogs do, where the hand is.
 * Null where it is not there any more.
 */
export function menuOf(subject: Subject, at: At): MenuOf | null {
	const menu = onThat(subject, at);
	return menu && { ...menu, groups: menu.groups.filter((group) => group.length > 0) };
}

function onThat(subject: Subject, at: At): MenuOf | null {
	switch (subject.on) {
		case 'card':
			return cardMenu(subject.item, at);
		case 'ghost':
			return ghostMenu(subject.ghost, subject.item, at);
		case 'cell':
			return cellMenu(subject, at);
		case 'lane':
			return laneMenu(subject.lane, at);
		case 'column':
			return columnMenu(subject.timebox, at);
		case 'mark':
			return markMenu(subject.mark, at.free);
		default:
			return unreachable(subject);
	}
}
