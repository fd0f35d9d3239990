import type { Tint } from '#lib/domain/free.ts';
import type { DrawTool, Glyph, InkWidth, ShapeForm } from '#lib/scene/free/contract.ts';

/** Tools that are taken from the pill; a picture is chosen first. */
export type ToolKind = Exclude<DrawTool['kind'], 'image'>;

/** How this person has set each tool. */
export class ToolSet {
	/** Of notes. */
	tint = $state<Tint>('yellow');
	/** Of lines. */
	stroke = $state<Tint>('ink');
	width = $state<InkWidth>(4);
	highlight = $state<Tint>('yellow');
	form = $state<ShapeForm>('rectangle');
	glyph = $state<Glyph>('thumbs-up');

	/** The tool a person means by its kind, as it is set now. */
	of(kind: ToolKind): DrawTool {
		const { tint, stroke, width, highlight, form, glyph } = this;
		const tools: { readonly [K in ToolKind]: DrawTool } = {
			note: { kind: 'note', tint },
			text: { kind: 'text' },
			shape: { kind: 'shape', form, tint: stroke },
			pen: { kind: 'pen', tint: stroke, width },
			highlighter: { kind: 'highlighter', tint: highlight, width: 24 },
			eraser: { kind: 'eraser' },
			connector: { kind: 'connector', tint: stroke },
			comment: { kind: 'comment' },
			reaction: { kind: 'reaction', glyph },
			dot: { kind: 'dot', tint: stroke === 'ink' ? 'blue' : stroke }
		};
		return tools[kind];
	}

	/** The colour of a kind of tool that has one. */
	tintOf(kind: DrawTool['kind']): Tint {
		return kind === 'note' ? this.tint : kind === 'highlighter' ? this.highlight : this.stroke;
	}

	/** Gives a kind of tool another colour. */
	tinted(kind: DrawTool['kind'], tint: Tint): void {
		if (kind === 'note') this.tint = tint;
		else if (kind === 'highlighter') this.highlight = tint;
		else this.stroke = tint;
	}
}
