; The setup for Windows: for one user, without an administrator; /S installs in silence, /D=FOLDER elsewhere.
;   makensis -DVERSION=0.1.0 -DSOURCE=build\app\dllab -DTARGET=dist\dllab-0.1.0-windows-x86_64.exe packaging\windows\dllab.nsi
Unicode true
SetCompressor /SOLID lzma
Name "dllab"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\dllab"
InstallDirRegKey HKCU "Software\dllab" "Folder"
RequestExecutionLevel user
ManifestDPIAware true

LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\SimpChinese.nlf"
LangString RUNNING ${LANG_ENGLISH} "dllab is running. Please close it, then try again."
LangString RUNNING ${LANG_SIMPCHINESE} "dllab 正在运行，请关闭后重试。"
LangString FOREIGN ${LANG_ENGLISH} "This folder holds something other than dllab. Please choose an empty or a new one."
LangString FOREIGN ${LANG_SIMPCHINESE} "该文件夹中有 dllab 以外的内容，请选择空文件夹或新文件夹。"

Page directory "" "" CheckFolder
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\dllab"

!macro Kind EXTENSION NAME
  WriteRegStr HKCU "${CLASSES}\dllab${EXTENSION}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\dllab${EXTENSION}\DefaultIcon" "" "$INSTDIR\dllab.exe,0"
  WriteRegStr HKCU "${CLASSES}\dllab${EXTENSION}\shell\open\command" "" '"$INSTDIR\dllab.exe" window "%1"'
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "dllab${EXTENSION}" ""
!macroend

; What was there before is removed before the new files come; nobody else's folder is.
Function CheckFolder
  IfFileExists "$INSTDIR\*.*" 0 fine
  IfFileExists "$INSTDIR\dllab.exe" fine
  FindFirst $0 $1 "$INSTDIR\*.*"
  again:
    StrCmp $1 "" empty
    StrCmp $1 "." next
    StrCmp $1 ".." next
    FindClose $0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(FOREIGN)" /SD IDOK
    Abort
  next:
    FindNext $0 $1
    Goto again
  empty:
    FindClose $0
  fine:
FunctionEnd

Section
  Call CheckFolder
  IfFileExists "$INSTDIR\dllab.exe" 0 fresh
    ClearErrors
    Delete "$INSTDIR\dllab.exe"
    IfErrors 0 removed
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      Abort
    removed:
    RMDir /r "$INSTDIR\_internal"
  fresh:
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  CreateShortcut "$SMPROGRAMS\dllab.lnk" "$INSTDIR\dllab.exe" "window"
  !insertmacro Kind ".dllab" "dllab run"
  !insertmacro Kind ".dllab-handin" "dllab hand-in"
  !insertmacro Kind ".toml" "dllab experiment or lab"
  WriteRegStr HKCU "${CLASSES}\.dllab" "" "dllab.dllab"
  WriteRegStr HKCU "${CLASSES}\.dllab-handin" "" "dllab.dllab-handin"
  WriteRegStr HKCU "Software\dllab" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "dllab"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\dllab.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteUninstaller "$INSTDIR\uninstall.exe"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd

Section "Uninstall"
  ClearErrors
  Delete "$INSTDIR\dllab.exe"
  IfErrors 0 +3
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
    Abort
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\dllab.lnk"
  DeleteRegKey HKCU "${CLASSES}\dllab.dllab"
  DeleteRegKey HKCU "${CLASSES}\dllab.dllab-handin"
  DeleteRegKey HKCU "${CLASSES}\dllab.toml"
  DeleteRegKey HKCU "${CLASSES}\.dllab"
  DeleteRegKey HKCU "${CLASSES}\.dllab-handin"
  DeleteRegValue HKCU "${CLASSES}\.toml\OpenWithProgids" "dllab.toml"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.toml\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.toml"
  DeleteRegKey HKCU "Software\dllab"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd
