/** Undoes what `packed` did to a text: base 64, and gzip. */
export async function unpackedText(packed: string): Promise<string> {
	const bytes = Uint8Array.from(atob(packed), (each) => each.charCodeAt(0));
	const text = new Blob([bytes])
		.stream()
		.pipeThrough(new DecompressionStream("gzip"));
	return new Response(text).text();
}
