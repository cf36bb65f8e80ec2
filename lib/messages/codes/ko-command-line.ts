import type { enCommandLine } from './en-command-line'

/** Korean sentences of the command line: files, standard streams and the server that it asks. */
export const koCommandLine: Readonly<Record<keyof typeof enCommandLine, string>> = {
  'input.tooLarge': '표준 입력이 {limit:bytes}보다 커요. 나누어 보내세요.',
  'file.notFound':
    '‘{file}’ 파일이 없어요. 경로를 고치세요. 그래프 문서 안의 경로는 그 문서가 있는 폴더를 기준으로 해요.',
  'file.notFile': '‘{file}’ 경로는 파일이 아니에요. 파일을 적으세요.',
  'file.notRead': '‘{file}’ 파일을 읽을 수 없어요({reason}). 파일 권한을 확인하세요.',
  'file.notWritten': '‘{file}’ 파일에 쓸 수 없어요({reason}). 폴더와 권한을 확인하세요.',
  'file.tooLarge':
    '‘{file}’ 파일이 {limit:bytes}보다 커요. 그 그래프에서 미디어를 빼고 다시 내보내세요.',
  'file.exists': '‘{file}’ 파일이 이미 있어요. --output으로 다른 이름을 적거나 그 파일을 옮기세요.',
  'file.saved': '‘{file}’ 파일로 저장했어요.',
  'output.terminal':
    '“{format}” 형식은 압축 파일이라 터미널에 보여 줄 수 없어요. --output으로 파일을 적거나 파이프로 보내세요.',
  'server.unreachable':
    '{server} 주소에서 Deixis 서버가 대답하지 않아요. “npm start”로 시작하거나 --server로 주소를 적으세요.',
  'server.foreign':
    '{server} 주소에서 대답하는 것은 Deixis 서버가 아니거나 다른 버전이에요. --server로 서버 주소를 적으세요.',
  'server.brokenOff':
    '{server} 서버와의 연결이 대답을 다 받기 전에 끊겼어요. 서버가 켜져 있는지, 그래프가 이미 만들어졌는지 확인하고 다시 시도하세요.',
  'resolve.nothing':
    '이 글에는 그래프의 무엇을 가리키는 말이 없어요. ‘Image 1’ 같은 별칭이나 이름으로, 또는 ‘셋째 개’처럼 말해 보세요.',
  'file.outside':
    '‘{file}’ 파일이 그래프 문서의 폴더 {folder} 밖에 있어요. 파일을 그 문서 옆으로 옮기세요.',
}
