const prompts = [
  // ONTAP: `cluster1::> `, `cluster1::*> `, `cluster1::storage disk> `.
  /^[\w.-]+::[\w -]*\*?> /,
  // Windows PowerShell and cmd.
  /^(?:PS )?[A-Za-z]:\\[^>]*> /,
  // Switches: `leaf-a# `, `leaf-a(config-if)# `, `switch> `.
  /^[\w.-]+(?:\([\w.-]+\))?[#>] /,
  // Fabric switches: `fcsw-a:admin> `.
  /^[\w.-]+:[\w.-]+> /,
  // Shells that name who and where: `[root@esx01:~] `, `admin@host:~$ `.
  /^\[[\w.-]+@[^\]]*\][#$]? /,
  /^[\w.-]+@[\w.-]+:[^\s$#]*[$#] /,
  /^\$ /,
];

// Alone it may also be a comment.
const rootPrompt = /^# /;

/** What to paste of a console block: its lines without the prompts before the commands. */
export function commandsOf(text: string): string {
  const lines = text.trimEnd().split('\n');
  const known = lines.some((line) => prompts.some((prompt) => prompt.test(line)))
    ? prompts
    : [...prompts, rootPrompt];
  return lines
    .map((line) => {
      const prompt = known.find((candidate) => candidate.test(line));
      return prompt ? line.replace(prompt, '') : line;
    })
    .join('\n');
}

/** The first words of a command, to name it by. */
export function firstWords(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const words = line.trim().split(/\s+/);
  return words.length > 4 ? `${words.slice(0, 4).join(' ')} …` : words.join(' ');
}
