/** The text of a note's body (title and prose, as the inline editor shows it) below its title; all of it where it has none. */
export function withoutTitle(body: string): string {
	return body.replace(/^\s*# .*\n?/, "");
}
