const lamp = (name: string, watt: number) => [
	`lamp ${name}`,
	`  draws ${watt} watt`,
	`  hangs in the ${name} hall`,
	"",
];

/** A text of which a part moved down, a part changed and a part went between the two. */
export function lampsText(when: "then" | "now"): string {
	return [
		...(when === "now" ? [...lamp("northern", 9), ...lamp("eastern", 11)] : []),
		...lamp("southern", 40),
		...(when === "then"
			? ["the one with the crooked, whistling shade", ""]
			: []),
		...lamp("western", 60),
	].join("\n");
}

/** A tour of the lamps as they were. */
export const driftedTour = {
	name: "lamps.tour",
	text: `${JSON.stringify(
		{
			title: "Lamps",
			steps: [
				{ description: "No file at all." },
				{ file: "lamps/lamps.txt", line: 2, description: "Moved." },
				{ file: "lamps/lamps.txt", line: 5, description: "Gone." },
				{
					file: "lamps/lamps.txt",
					selection: {
						start: { line: 8, character: 3 },
						end: { line: 8, character: 8 },
					},
					description: "A selection.",
				},
				{
					file: "lamps/lamps.txt",
					pattern: "^lamp western",
					description: "A pattern.",
				},
				{
					file: "note.md",
					contents: "brought\nalong\n",
					line: 2,
					description: "Contents.",
				},
				{ directory: "lamps", description: "A folder." },
			],
		},
		undefined,
		2,
	)}\n`,
} as const;

const toggle = "workbench.action.toggleSidebarVisibility";

/** A tour that tries what a tour may not. */
export const hostileTour = {
	name: "hostile.tour",
	text: `${JSON.stringify(
		{
			title: "![t](https://evil.example/t.png) [x](command:x)",
			when: "process.exit()",
			steps: [
				{
					file: "../../../../etc/passwd",
					line: 1,
					description: "Outside.",
				},
				{
					file: "lamps/lamps.txt",
					pattern: "^(([a-z ])+.)+[A-Z]([a-z ])+$",
					description: "Slow.",
				},
				{
					file: "lamps/lamps.txt",
					line: 1,
					commands: [toggle, "tacit.touched?[1]"],
					description: `[run](command:${toggle})\n\n>> touch touched.txt\n\n![p](https://evil.example/p.png)`,
				},
				{ view: "terminal", description: "A view." },
				{ uri: "file:///etc/passwd", description: "An address." },
			],
		},
		undefined,
		2,
	)}\n`,
} as const;
