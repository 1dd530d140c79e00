; The Windows installer: for all users of the computer, with entries in the start menu, silent with /S.
; Taking the program off leaves every data folder (%LOCALAPPDATA%\yaosu and those chosen with --data) as it is.
;
;   makensis /DVERSION=0.1.0 /DSOURCE=C:\...\dist\yaosu /DICON=C:\...\yaosu.ico /DOUT=C:\...\yaosu-0.1.0-windows.exe yaosu.nsi
;
; With /DHELPER=C:\...\dist\card-helper32 the 32-bit helper for vendors' card libraries comes along.

!ifndef VERSION | SOURCE | ICON | OUT
  !error "VERSION, SOURCE, ICON and OUT must be given"
!endif

Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

Name "药溯 Yaosu"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Yaosu"
RequestExecutionLevel admin
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "药溯 Yaosu ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "药溯 Yaosu"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "药溯 Yaosu"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache License 2.0"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Yaosu"
!define PATHS_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString IsRunning ${LANG_SIMPCHINESE} "药溯正在运行，请先退出再继续。"
LangString IsRunning ${LANG_ENGLISH} "Yaosu is running. Please close it first."
LangString TooOld ${LANG_SIMPCHINESE} "药溯需要 64 位的 Windows 10 或更新的版本。"
LangString TooOld ${LANG_ENGLISH} "Yaosu needs a 64-bit Windows 10 or newer."
LangString NotOurs ${LANG_SIMPCHINESE} "这个文件夹里有别的文件。请选择空文件夹或原来的安装文件夹。"
LangString NotOurs ${LANG_ENGLISH} "There are other files in this folder. Please choose an empty one, or the one of the last installation."
LangString Demo ${LANG_SIMPCHINESE} "药溯（演示）"
LangString Demo ${LANG_ENGLISH} "Yaosu (demo)"
LangString Entry ${LANG_SIMPCHINESE} "药溯"
LangString Entry ${LANG_ENGLISH} "Yaosu"

; A program that runs cannot be written to.
!macro RefuseWhileRunning FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "$(IsRunning)" /SD IDOK
      SetErrorLevel 2
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Everything we put there, and nothing else: the folder may have been chosen by hand.
!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\card-helper32"
  Delete "$INSTDIR\yaosu.exe"
  Delete "$INSTDIR\yaosu-window.exe"
!macroend

!macro RemoveShortcuts
  Delete "$SMPROGRAMS\Yaosu\*.lnk"
  RMDir "$SMPROGRAMS\Yaosu"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  SetRegView 64
  SetShellVarContext all
  ; /D=FOLDER wins; else a new version goes where the old one is.
  ${If} $INSTDIR == "$PROGRAMFILES64\Yaosu"
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Section "-program"
  ${IfNot} ${FileExists} "$INSTDIR\yaosu.exe"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)" /SD IDOK
      SetErrorLevel 2
      Abort
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseWhileRunning "$INSTDIR\yaosu.exe"
  !insertmacro RefuseWhileRunning "$INSTDIR\yaosu-window.exe"
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*.*"
  !ifdef HELPER
    SetOutPath "$INSTDIR\card-helper32"
    File /r "${HELPER}\*.*"
  !endif
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; Where new shortcuts start: the person's own folder.
  SetOutPath "$PROFILE"
  !insertmacro RemoveShortcuts
  CreateDirectory "$SMPROGRAMS\Yaosu"
  CreateShortcut "$SMPROGRAMS\Yaosu\$(Entry).lnk" "$INSTDIR\yaosu-window.exe"
  CreateShortcut "$SMPROGRAMS\Yaosu\$(Demo).lnk" "$INSTDIR\yaosu-window.exe" "--demo"

  WriteRegStr HKLM "${PATHS_KEY}\yaosu.exe" "" "$INSTDIR\yaosu.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "药溯 Yaosu"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\yaosu-window.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "Yaosu"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning "$INSTDIR\yaosu.exe"
  !insertmacro RefuseWhileRunning "$INSTDIR\yaosu-window.exe"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  !insertmacro RemoveShortcuts
  DeleteRegKey HKLM "${PATHS_KEY}\yaosu.exe"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
SectionEnd
