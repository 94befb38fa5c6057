/** Writes minutes as people say them: `45 min`, `1 h 30 min`, `2 d 3 h`. */
export function formatDuration(totalMinutes: number): string {
  const days = Math.floor(totalMinutes / 1440);
  const hours = Math.floor((totalMinutes % 1440) / 60);
  const minutes = totalMinutes % 60;
  const parts = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`];
  return parts.filter(Boolean).join(' ') || '0 min';
}
