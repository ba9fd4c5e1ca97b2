const words = String.raw`[^\[\](){}<>|"\u0060;&#%\\]{1,120}`;
const text = `(?:"${words}"|${words})`;
const id = "[A-Za-z][A-Za-z0-9_]{0,60}";
const shape = [
	...[String.raw`\[${text}\]`, String.raw`\(${text}\)`],
	...[String.raw`\(\[${text}\]\)`, String.raw`\[\[${text}\]\]`],
	...[String.raw`\[\(${text}\)\]`, String.raw`\(\(${text}\)\)`],
	...[String.raw`\{${text}\}`, String.raw`\{\{${text}\}\}`],
].join("|");
const node = `(${id})(?:${shape})?`;
const edge = String.raw`[ \t]+(?:-->|---|-\.->|==>)(?:\|${text}\|)?[ \t]+`;
const point = String.raw`(\[\*\]|${id})`;

/** What a line may be in each kind of diagram. */
const kinds = [
	{
		header: /^(?:graph|flowchart)[ \t]+(?:TD|TB|LR|RL|BT)$/,
		line: new RegExp(`^${node}(?:${edge}${node})*$`),
	},
	{
		header: /^sequenceDiagram$/,
		line: new RegExp(
			`^(?:participant[ \\t]+${id}(?:[ \\t]+as[ \\t]+${words})?|${id}-?->>${id}[ \\t]*:[ \\t]*${words}|(?:loop|alt|else|opt)[ \\t]+${words}|else|end)$`,
		),
	},
	{
		header: /^stateDiagram(?:-v2)?$/,
		line: new RegExp(
			`^${point}[ \\t]+-->[ \\t]+${point}(?:[ \\t]*:[ \\t]*${words})?$`,
		),
	},
] as const;

/** Words that are no names of things. */
const reserved =
	/^(?:subgraph|end|click|style|class|classDef|linkStyle|direction|graph|flowchart|default|state|note)$/;

/**
 * Whether a Mermaid diagram is of those that the drawing beforehand is known to do justice to: lines from one thing to another
 * without circles, and who says what to whom. All else, styles and groups say, is for Mermaid itself.
 */
export function isPlainDiagram(source: string): boolean {
	const [header = "", ...lines] = source
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "" && !/^%%(?!\{)/.test(line));
	const kind = kinds.find((each) => each.header.test(header));
	if (!kind || lines.length === 0 || lines.length > 60) return false;
	if (!lines.every((line) => kind.line.test(line))) return false;
	if (kind === kinds[1]) return true;
	const arrows = lines.map((line) =>
		kind === kinds[0] ? flowPoints(line) : statePoints(line),
	);
	return (
		!arrows.flat().some((each) => reserved.test(each)) && !hasCircle(arrows)
	);
}

/** The things of a line, one leading to the next. */
function flowPoints(line: string): readonly string[] {
	return line
		.split(new RegExp(edge))
		.map((part) => new RegExp(`^${id}`).exec(part)?.[0] ?? "");
}

function statePoints(line: string): readonly string[] {
	const [, from = "", to = ""] =
		/^(\S+)[ \t]+-->[ \t]+([^\s:]+)/.exec(line) ?? [];
	return [
		`${from}${from === "[*]" ? "begin" : ""}`,
		`${to}${to === "[*]" ? "end" : ""}`,
	];
}

function hasCircle(arrows: readonly (readonly string[])[]): boolean {
	const next = new Map<string, string[]>();
	for (const points of arrows)
		for (const [at, to] of points.entries()) {
			const from = points[at - 1];
			if (from !== undefined) next.set(from, [...(next.get(from) ?? []), to]);
		}
	const done = new Set<string>();
	const open = new Set<string>();
	const leadsBack = (point: string): boolean => {
		if (open.has(point)) return true;
		if (done.has(point)) return false;
		open.add(point);
		const isBack = (next.get(point) ?? []).some(leadsBack);
		open.delete(point);
		done.add(point);
		return isBack;
	};
	return [...next.keys()].some(leadsBack);
}
