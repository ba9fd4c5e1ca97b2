/** Heading of the section that keeps a private question in the note that its answer became. */
export const askedHeading = "Asked";

/**
 * What the note says that a private question becomes: the answer, and below it what was asked. `prose` and `asked` are Markdown
 * and may be empty; the question’s own sections are not in it.
 */
export function answerBody(
	answer: { readonly title: string; readonly prose: string },
	question: { readonly title: string; readonly lead: string },
): string {
	// Where a title is the first sentence of more, the whole stands below it.
	const isRepeated = question.lead.startsWith(question.title);
	return [
		`# ${answer.title}`,
		answer.prose,
		`## ${askedHeading}`,
		isRepeated ? "" : question.title,
		question.lead,
	]
		.filter((part) => part !== "")
		.join("\n\n");
}
