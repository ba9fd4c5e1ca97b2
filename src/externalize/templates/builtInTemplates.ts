import type { NoteKind } from "../../core/note.ts";
import type { Template } from "./template.ts";

/** The headings that notes of each kind mostly need beside their first sentence. They are text of the notes, which one language runs through. */
const headings: Readonly<Record<NoteKind, readonly string[]>> = {
	why: ["Like"],
	decision: ["Rejected", "Like"],
	gotcha: ["What happens", "How to see it"],
	workaround: ["What has to happen before this may go"],
	howto: ["Steps", "How to see that it worked"],
	story: ["What happened", "What we would do now"],
	question: ["What I looked at"],
};

/** What holds for a kind where the team settled nothing. */
export const builtInTemplates: readonly Template[] = Object.entries(
	headings,
).map(([kind, texts]) => ({
	name: kind,
	kind: kind as NoteKind,
	lead: "",
	sections: texts.map((heading) => ({ heading, depth: 2, body: "" })),
}));
