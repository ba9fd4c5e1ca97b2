/** What a diagram can show. */
export const diagramKinds = ["flow", "sequence", "state"] as const;
/** One of `diagramKinds`. */
export type DiagramKind = (typeof diagramKinds)[number];

const sources: Readonly<Record<DiagramKind, readonly string[]>> = {
	flow: [
		"flowchart LR",
		"    A[request] --> B{in the cache?}",
		"    B -- yes --> C[answer]",
		"    B -- no --> D[fetch]",
		"    D --> C",
	],
	sequence: [
		"sequenceDiagram",
		"    Client->>Server: refresh",
		"    Server-->>Client: new token",
	],
	state: [
		"stateDiagram-v2",
		"    [*] --> Waiting",
		"    Waiting --> Running: leased",
		"    Running --> Waiting: lease lost",
		"    Running --> [*]: done",
	],
};

/** A small diagram to write one's own over: a fenced block of Mermaid, without a line end behind it. */
export function diagramText(kind: DiagramKind): string {
	return ["```mermaid", ...sources[kind], "```"].join("\n");
}
